import tseslint from 'typescript-eslint'

const ownWords = [
  { selector: 'TSEnumDeclaration', message: 'No enum: a union of words, or an object `as const`.' },
  { selector: 'Decorator', message: 'No decorator: call the function.' },
]
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'No default export: a thing has one name everywhere.' }

const code = ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'web/src/**/*.{ts,tsx}']
const tests = ['**/*.test.{ts,tsx}', '**/*.fixture.ts', 'test/**/*.ts']

export default tseslint.config(
  { ignores: ['node_modules/', '**/dist/', '.tonne/', '.tmp/', 'coverage/', '**/*generated*', '**/*.d.ts'] },
  {
    files: code,
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...ownWords, noDefaultExport],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  // Pages, and parts that a page asks for when it needs them: React.lazy takes a default export.
  { files: ['web/src/pages/**', 'web/src/parts/**'], rules: { 'no-restricted-syntax': ['error', ...ownWords] } },
  { files: tests, rules: { 'max-lines-per-function': 'off' } },
  // A domain decides; what it says goes out as events and answers, never to the terminal.
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/store/embedded/**', 'src/main.ts', ...tests],
    rules: { 'no-console': 'error' },
  },
)
