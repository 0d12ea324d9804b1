import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a finished scan of which one kind failed is not complete', async () => {
  const { result, told } = await tellStory({ images: ['partlyFailed'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({
    verdict: 'fail',
    allowed: 'false',
    'virus-count': 'unknown',
    'vulnerability-count': '0',
  })
  expect(told).toMatchSnapshot()
})
