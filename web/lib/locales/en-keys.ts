/** Choosing keys. */
export const enKeys = {
  hint: 'Click a key to choose another one; Backspace takes it away. What is chosen follows you to every machine.',
  press: 'Press a key, or two',
  none: 'no key',
  change: '{{command}}: {{keys}}. Choose another key',
  record_for: 'New key for “{{command}}”: press it, or two in a row. Escape leaves it as it is.',
  as_usual: 'The usual key for “{{command}}”',
  all_as_usual_one: 'Reset {{count}} key',
  all_as_usual_other: 'Reset {{count}} keys',
  also: 'Same key as: {{commands}}',
}
