import { expect, test } from 'vitest'
import { articlesLinkedIn } from './sent-articles.ts'

const site = 'https://desk.example'

test('links to articles of this help center are found in a reply, each once', () => {
  const text = `See https://desk.example/help/en/articles/12-reset-your-password and\n如何重置密码: https://desk.example/help/zh/articles/12\nhttps://desk.example/help/en/articles/7.`
  expect(articlesLinkedIn(text, site)).toEqual([12, 7])
})

test('other pages, other help centers and numbers that are none are left alone', () => {
  const text = `https://other.example/help/en/articles/3 https://desk.example/help/en/categories/4 /help/en/articles/5
    https://desk.example/help/en/articles/99999999999 https://desk.example.evil/help/en/articles/6`
  expect(articlesLinkedIn(text, site)).toEqual([])
})
