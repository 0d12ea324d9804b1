// Jest runs TypeScript as ES modules through swc: TypeScript 7 has no JavaScript API that ts-jest could use.
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
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
  testTimeout: 30_000,
}
