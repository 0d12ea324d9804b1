import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image with twelve vulnerabilities fails when ten are allowed', async () => {
  const { result, transcript } = await runStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '10' },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs).toMatchObject({ 'vulnerability-count': '12', 'deploy-ref': '' })
  expect(transcript).toMatchSnapshot()
})
