import { expect, test } from '@jest/globals'
import { ERROR, outcome, runStory } from '../story.ts'

test('an empty answer about an image is the error of an unknown image', async () => {
  const { result, transcript } = await runStory({
    images: [`sha256:${'f'.repeat(64)}`],
    emulator: { unknownImage: 'empty' },
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(transcript).toMatchSnapshot()
})
