import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('mode: warn reports violations and lets the job go on', async () => {
  const { result, told } = await tellStory({ images: ['infected'], inputs: { mode: 'warn' } })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'warn', allowed: 'true' })
  expect(told).toMatchSnapshot()
})
