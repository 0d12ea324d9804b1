import { expect, test } from '@jest/globals'
import { FAILED, outcome, runStory } from '../story.ts'

test('an image with viruses fails with one annotation', async () => {
  const { result, transcript } = await runStory({ images: ['infected'] })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs).toMatchObject({ 'virus-count': '2' })
  expect(result.step.annotations).toHaveLength(1)
  expect(transcript).toMatchSnapshot()
})
