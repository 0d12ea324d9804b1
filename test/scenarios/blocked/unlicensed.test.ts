import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('an image without a scan licence fails and says how to get one', async () => {
  const { result, told } = await tellStory({ images: ['unlicensed'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
