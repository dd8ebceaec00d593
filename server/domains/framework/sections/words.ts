import { z } from 'zod'

export const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'Use lower-case letters, digits and underscores.')
export const words = z.array(word)

// The desk's own words. The framework stands above the domains that own them, so they are named here once more.
export const channel = z.enum(['email', 'live_chat', 'phone_support', 'social_media', 'in_app_messaging'])
export const priority = z.enum(['low', 'medium', 'high', 'critical'])
export const category = z.enum(['technical', 'billing', 'account', 'feature_request'])
export const emotion = z.enum(['frustrated', 'confused', 'neutral', 'satisfied'])
export const status = z.enum(['new', 'open', 'pending', 'on_hold', 'escalated', 'resolved', 'closed'])
export const accountType = z.enum(['free', 'premium', 'enterprise'])
