import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('a never scanned image fails although all its counts are zero', async () => {
  const { result, transcript } = await runStory({ images: ['neverScanned'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs).toMatchObject({ 'vulnerability-count': 'unknown', 'virus-count': 'unknown' })
  expect(transcript).toMatchSnapshot()
})
