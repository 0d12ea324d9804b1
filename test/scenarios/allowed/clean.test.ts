import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('a clean and trusted image passes, and deploy-ref has its digest', async () => {
  const { result, transcript } = await runStory({ images: ['clean'] })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({
    verdict: 'pass',
    allowed: 'true',
    'deploy-ref': expect.stringMatching(/^registry\.example\.com\/shop\/clean@sha256:[0-9a-f]{64}$/),
    'vulnerability-count': '0',
  })
  expect(transcript).toMatchSnapshot()
})
