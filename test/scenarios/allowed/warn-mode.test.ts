import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('mode: warn reports violations and lets the job continue', async () => {
  const { result, transcript } = await runStory({ images: ['infected'], inputs: { mode: 'warn' } })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'warn', allowed: 'true' })
  expect(transcript).toMatchSnapshot()
})
