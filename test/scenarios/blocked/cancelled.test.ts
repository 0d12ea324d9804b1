import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image with a cancelled scan fails', async () => {
  const { result, transcript } = await runStory({ images: ['cancelled'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(transcript).toMatchSnapshot()
})
