import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image that is not marked as trusted fails', async () => {
  const { result, transcript } = await runStory({ images: ['untrusted'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs).toMatchObject({ trusted: 'false' })
  expect(transcript).toMatchSnapshot()
})
