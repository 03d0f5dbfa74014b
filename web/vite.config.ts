import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The charts file is asked for by pages with a chart only.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // React and what every page needs in one long-lived file; antd is left to split by the page that asks for a component.
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack|i18next|react-i18next)\// },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
          ],
        },
      },
    },
  },
  server: { port: 4010, proxy: { '/api': { target: 'http://127.0.0.1:4000', changeOrigin: false } } },
})
