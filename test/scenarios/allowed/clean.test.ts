import { expect, test } from '@jest/globals'
import { outcome, PASSED, runStory } from '../story.ts'

test('a clean and trusted image passes, and deploy-ref has its digest', async () => {
  const { result, transcript } = await runStory({ images: ['clean'] })
  expect(outcome(result)).toEqual(PASSED)
  expect(result.step.outputs).toMatchObject({
    'deploy-ref': expect.stringMatching(/^registry\.example\.com\/shop\/clean@sha256:[0-9a-f]{64}$/),
    'vulnerability-count': '0',
  })
  expect(transcript).toMatchSnapshot()
})
