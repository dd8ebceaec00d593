import type { enKeys } from './en-keys.ts'

export const zhKeys: typeof enKeys = {
  hint: '点按某个键即可更换；按退格键则取消该键。您的选择会在所有设备上生效。',
  press: '请按一个键，或连按两个键',
  none: '未设按键',
  change: '{{command}}：{{keys}}。更换按键',
  record_for: '“{{command}}”的新按键：请按下一个键，或连按两个键。按 Esc 保持不变。',
  as_usual: '恢复“{{command}}”的默认按键',
  all_as_usual_one: '恢复 {{count}} 个默认按键',
  all_as_usual_other: '恢复 {{count}} 个默认按键',
  also: '与以下命令按键相同：{{commands}}',
}
