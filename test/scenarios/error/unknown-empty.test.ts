import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an empty answer about an image is the error of an unknown image', async () => {
  const { result, transcript } = await runStory({
    images: [`sha256:${'f'.repeat(64)}`],
    emulator: { unknownImage: 'empty' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
