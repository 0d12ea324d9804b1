import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image with a running scan fails and shows the progress', async () => {
  const { result, transcript } = await runStory({ images: ['scanning'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
