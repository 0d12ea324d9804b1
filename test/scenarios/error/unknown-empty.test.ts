import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('an empty answer about an unknown image is the same error', async () => {
  const { result, told } = await tellStory({
    images: [`sha256:${'f'.repeat(64)}`],
    emulator: { unknownImage: 'empty' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(told).toMatchSnapshot()
})
