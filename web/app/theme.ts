import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** Neutral slate for the light scheme, lightest first. Mantine's own greys are replaced by it. */
const slate: MantineColorsTuple = [
  '#f6f7f9',
  '#eff1f4',
  '#e5e8ed',
  '#d5dae1',
  '#b9c0cb',
  '#8f98a7',
  '#697384',
  '#4e5868',
  '#333b49',
  '#1b212c',
]

/** The same slate for the dark scheme: text first, then lines, then surfaces down to the ground. */
const night: MantineColorsTuple = [
  '#e6e9ef',
  '#c3c9d4',
  '#98a1b0',
  '#7c8697',
  '#3a414e',
  '#2b313c',
  '#1f242d',
  '#171b22',
  '#12151b',
  '#0d0f14',
]

const accent: MantineColorsTuple = [
  '#eef0fd',
  '#dfe3fb',
  '#c2c9f7',
  '#a2acf1',
  '#8691ea',
  '#6573df',
  '#4d5bd0',
  '#424fbb',
  '#36419b',
  '#2b347a',
]

const red: MantineColorsTuple = [
  '#fdf0ef',
  '#fae0de',
  '#f4bfbb',
  '#ec9891',
  '#e5766d',
  '#dc564c',
  '#c43c32',
  '#a82f26',
  '#8a261f',
  '#6c1e19',
]

const amber: MantineColorsTuple = [
  '#fdf6e7',
  '#faebcb',
  '#f4d594',
  '#ecbd5c',
  '#e3a62f',
  '#c98a13',
  '#a66f0a',
  '#855808',
  '#694607',
  '#503606',
]

const green: MantineColorsTuple = [
  '#ebf7f0',
  '#d3eedd',
  '#a6dcba',
  '#75c794',
  '#4bb174',
  '#2f9a5c',
  '#217d49',
  '#19663b',
  '#145130',
  '#103f26',
]

const fonts =
  '"Inter Variable", system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif'

export const theme = createTheme({
  colors: { gray: slate, dark: night, accent, red, yellow: amber, orange: amber, green, teal: green },
  primaryColor: 'accent',
  primaryShade: 6,
  black: '#1b212c',
  fontFamily: fonts,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.35' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Tooltip: {
      defaultProps: { openDelay: 350, withArrow: false, fz: 12, events: { hover: true, focus: true, touch: false } },
    },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4, fontSize: 12 } } },
    Button: { defaultProps: { size: 'sm', fw: 550 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false, transitionProps: { duration: 120 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 150 }, overlayProps: { backgroundOpacity: 0.4 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 160 }, overlayProps: { backgroundOpacity: 0.4 } } },
    Select: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    TagsInput: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
    MultiSelect: { defaultProps: { size: 'sm', comboboxProps: { shadow: 'md' } } },
  },
})
