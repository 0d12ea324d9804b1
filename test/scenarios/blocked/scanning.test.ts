import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image with a running scan fails and shows the progress', async () => {
  const { result, transcript } = await runStory({ images: ['scanning'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(transcript).toMatchSnapshot()
})
