import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:3000'

/** Libraries change rarely and our words often, so they are cached apart; what the inbox needs at once comes in few files. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
  { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
  { name: 'live', test: /node_modules[\\/](socket\.io|engine\.io)[^\\/]*[\\/]/, priority: 20 },
  { name: 'base', test: /node_modules[\\/]/, tags: ['$initial' as const], priority: 10 },
  { name: 'start', test: /[\\/]web[\\/]/, tags: ['$initial' as const], priority: 5 },
]

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  css: { modules: { localsConvention: 'camelCaseOnly' } },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/live': { target: server, ws: true, changeOrigin: false },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
})
