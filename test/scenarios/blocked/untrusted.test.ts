import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('an image that is not marked as trusted fails', async () => {
  const { result, transcript } = await runStory({ images: ['untrusted'] })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'fail', allowed: 'false', trusted: 'false' })
  expect(transcript).toMatchSnapshot()
})
