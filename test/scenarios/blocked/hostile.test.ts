import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('foreign text in every field commands nothing and forges nothing', async () => {
  const { result, told } = await tellStory({ images: ['hostile'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(result.step.problems).toEqual([])
  expect(
    result.step.commands
      .map(({ name }) => name)
      .filter((name) => !['error', 'warning', 'add-mask'].includes(name)),
  ).toEqual([])
  expect(told).toMatchSnapshot()
})
