import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('an image that was never scanned fails, though all its counts are zero', async () => {
  const { result, told } = await tellStory({ images: ['neverScanned'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'vulnerability-count': 'unknown',
    'virus-count': 'unknown',
  })
  expect(told).toMatchSnapshot()
})
