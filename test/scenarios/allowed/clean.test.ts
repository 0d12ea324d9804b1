import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a clean and trusted image passes, and may be deployed by the digest that was judged', async () => {
  const { result, told } = await tellStory({ images: ['clean'] })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({
    verdict: 'pass',
    allowed: 'true',
    'deploy-ref': expect.stringMatching(/^registry\.example\.com\/shop\/clean@sha256:[0-9a-f]{64}$/),
    'vulnerability-count': '0',
  })
  expect(told).toMatchSnapshot()
})
