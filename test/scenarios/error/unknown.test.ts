import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image that TCSS does not know is an error that names the usual reasons', async () => {
  const { result, transcript } = await runStory({ images: [`sha256:${'f'.repeat(64)}`] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false', 'image-name': 'unknown' })
  expect(transcript).toMatchSnapshot()
})
