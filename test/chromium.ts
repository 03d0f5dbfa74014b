import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const playwrightCaches = [
  process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? '',
  join(homedir(), '.cache/ms-playwright'),
  join(homedir(), 'Library/Caches/ms-playwright'),
  join(homedir(), 'AppData/Local/ms-playwright'),
]

const insideCache = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win/chrome.exe',
]

const fromPlaywright = (): string | undefined => {
  for (const cache of playwrightCaches.filter((path) => path !== '' && existsSync(path))) {
    for (const version of readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name))) {
      const found = insideCache.map((path) => join(cache, version, path)).find((path) => existsSync(path))
      if (found !== undefined) return found
    }
  }
  return undefined
}

const isRoot = process.getuid?.() === 0

/** Debian's own, with the fonts that Chinese pages need. */
const install = (): void => {
  const run = (...args: string[]): boolean =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  const names = ['chromium', 'fonts-noto-cjk']
  const isDone = (): boolean => run('install', '-y', '--no-install-recommends', ...names)
  if (!isDone() && run('update')) isDone()
}

/**
 * The browser of the browser tests: CHROMIUM_PATH, the usual places, Playwright's cache; as root on Debian it is installed.
 * Throws one sentence otherwise: browser tests never skip themselves.
 */
export const findChromium = (): string => {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file.`)
  }
  const find = (): string | undefined => usualPaths.find((path) => existsSync(path)) ?? fromPlaywright()
  const found = find()
  if (found !== undefined) return found
  if (isRoot && existsSync('/etc/debian_version')) install()
  const installed = find()
  if (installed !== undefined) return installed
  throw new Error('The browser tests need Chromium: install the packages chromium and fonts-noto-cjk, or set CHROMIUM_PATH.')
}

/** Chromium's sandbox refuses root; a test's pages are our own. */
export const chromiumArgs: readonly string[] = isRoot ? ['--no-sandbox', '--disable-dev-shm-usage'] : []
