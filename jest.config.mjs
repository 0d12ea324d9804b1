// Jest runs TypeScript as ES modules through swc: TypeScript 7 has no JavaScript API that ts-jest could use.
export const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
}

/** Milliseconds for one test; Jest reads it here alone, and not in a project. */
export const testTimeout = 30_000

/** Tests that start processes, most of them with `dist/`. All others stay in the process of their worker. */
const PROCESS = [
  'test/{faults,integration,scenarios}/**/*.test.ts',
  'test/contract/{dist,docs,examples,recipes}.test.ts',
  'test/emulator/cli.test.ts',
  'test/github/prism.test.ts',
  'test/policy/bounds.test.ts',
  'test/report/sarif/sarif-limits.test.ts',
  'test/runner-model/run.test.ts',
  'test/workspace/torn.test.ts',
]

export default {
  testTimeout,
  projects: [
    {
      ...common,
      displayName: 'fast',
      testMatch: ['<rootDir>/test/**/*.test.ts', ...PROCESS.map((path) => `!**/${path}`)],
    },
    { ...common, displayName: 'process', testMatch: PROCESS.map((path) => `<rootDir>/${path}`) },
  ],
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
  collectCoverageFrom: ['src/**/*.ts'],
  coverageThreshold: {
    'src/domain/': { statements: 95 },
    'src/tencent/': { statements: 95 },
    'src/collect/': { statements: 95 },
    'src/network/': { statements: 95 },
    'src/report/': { statements: 95 },
  },
  // Most of the time is spent waiting for processes: a worker for each core, not one less.
  maxWorkers: '100%',
}
