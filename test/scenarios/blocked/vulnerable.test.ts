import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image with twelve vulnerabilities fails when ten are allowed', async () => {
  const { result, transcript } = await runStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '10' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'vulnerability-count': '12',
    'deploy-ref': '',
  })
  expect(transcript).toMatchSnapshot()
})
