import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image fails when one kind of its finished scan failed', async () => {
  const { result, transcript } = await runStory({ images: ['partlyFailed'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs).toMatchObject({ 'virus-count': 'unknown', 'vulnerability-count': '0' })
  expect(transcript).toMatchSnapshot()
})
