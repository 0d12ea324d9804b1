import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('untrusted text in every field causes no command and forges no output', async () => {
  const { result, transcript } = await runStory({ images: ['hostile'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.problems).toEqual([])
  expect(
    result.step.commands
      .map(({ name }) => name)
      .filter((name) => !['error', 'warning', 'add-mask'].includes(name)),
  ).toEqual([])
  expect(transcript).toMatchSnapshot()
})
