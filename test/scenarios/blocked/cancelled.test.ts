import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image with a cancelled scan fails', async () => {
  const { result, transcript } = await runStory({ images: ['cancelled'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
