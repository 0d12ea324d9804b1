import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image with as many vulnerabilities as the limit passes', async () => {
  const { result, transcript } = await runStory({
    images: ['vulnerable'],
    inputs: { 'max-vulnerabilities': '12' },
  })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'pass', allowed: 'true' })
  expect(transcript).toMatchSnapshot()
})
