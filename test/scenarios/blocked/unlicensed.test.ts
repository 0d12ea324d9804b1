import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image without a scan licence fails with the way to get one', async () => {
  const { result, transcript } = await runStory({ images: ['unlicensed'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(transcript).toMatchSnapshot()
})
