import { expect, test } from '@jest/globals'
import { tellStory } from '../story.ts'

test('the documented example passes with a warning where incomplete scans only warn', async () => {
  const { result, told } = await tellStory({
    images: ['documented'],
    inputs: {
      'max-vulnerabilities': '300',
      'max-risks': '300',
      'max-viruses': '0',
      'incomplete-scan': 'warn',
    },
  })
  expect(result.step.conclusion).toBe('success')
  expect(result.step.outputs).toMatchObject({ verdict: 'warn', allowed: 'true' })
  expect(told).toMatchSnapshot()
})
