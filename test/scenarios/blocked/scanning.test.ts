import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('a scan that is still running fails and says how far it is', async () => {
  const { result, told } = await tellStory({ images: ['scanning'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
