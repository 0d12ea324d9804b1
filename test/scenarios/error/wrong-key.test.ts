import { expect, test } from '@jest/globals'
import { runStory } from '../story.ts'

test('a wrong key is an error that names the input to check', async () => {
  const { result, transcript } = await runStory({
    images: ['clean'],
    inputs: { 'secret-key': 'quite-another-secret-key' },
  })
  expect(result.step.conclusion).toBe('failure')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(transcript).toMatchSnapshot()
})
