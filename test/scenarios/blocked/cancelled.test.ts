import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a cancelled scan fails', async () => {
  const { result, told } = await tellStory({ images: ['cancelled'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
