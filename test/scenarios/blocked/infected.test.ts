import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('viruses fail, and one mishap is the failure message and its annotation', async () => {
  const { result, told } = await tellStory({ images: ['infected'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false', 'virus-count': '2' })
  expect(result.step.annotations).toHaveLength(1)
  expect(told).toMatchSnapshot()
})
