import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory } from '../story.ts'

test('an image that TCSS does not know is an error that names the usual reasons', async () => {
  const { result, transcript } = await runStory({ images: [`sha256:${'f'.repeat(64)}`] })
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.outputs).toMatchObject({ 'image-name': 'unknown' })
  expect(transcript).toMatchSnapshot()
})
