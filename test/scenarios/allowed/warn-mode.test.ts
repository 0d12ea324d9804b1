import { expect, test } from '@jest/globals'
import { outcome, runStory, WARNED } from '../story.ts'

test('mode: warn reports violations and lets the job continue', async () => {
  const { result, transcript } = await runStory({ images: ['infected'], inputs: { mode: 'warn' } })
  expect(outcome(result)).toEqual(WARNED)
  expect(transcript).toMatchSnapshot()
})
