import type { WordLists } from '../../lexicon.ts'

/** What makes a case easy or hard to work on. */
export const complexity: WordLists = {
  high: `
    4 race condition, memory leak, deadlock, root cause, stack trace, traceback, core dump, packet capture, intermittent .. (error|failure|failures|errors|timeout|timeouts), only (under load|happens under), (multiple|several|both|all|two|three) (systems|environments|regions|integrations|data centers|tenants|instances|services|subsidiaries|entities), (between|across) .. (systems|environments|regions|tenants|instances|services), high availability, failover, replication, cluster, migrate, migration, migrating, custom (development|code|script|integration|connector|build|configuration|workflow), data recovery, restore .. (backup|data|deleted|database), recover .. (data|deleted|records), steps to reproduce, reproduce, reproducible, saml, scim, ldap, sso, penetration test, forensic, security (incident|breach|audit|review), vulnerability, data breach, compliance, bulk .. (thousand|million|records), (thousands|millions|hundreds) of .. (records|rows|files|contacts|requests), on premise, kubernetes, data residency, architecture, enterprise agreement, legal
    3 api, webhook, webhooks, integration, sdk, oauth, endpoint, regression, payload, concurrency, database, logs, log files, custom, bulk, sync between, multiple`,
  medium: `
    3 error, crash, crashes, slow, timeout, fails, failed, sync, import, export, not working, intermittently, sometimes, since the (update|upgrade|release|migration), after the (update|upgrade|release), tried .. (everything|restarting|reinstalling|clearing|different|another|several), already (tried|cleared|restarted|reinstalled), wrong data, incorrect, mismatch, discrepancy, investigate, look into, several issues, still
    2 bug, broken, dispute, unknown charge, proration, why`,
  low: `
    3 (how|where) (do|can|to) , how (do|can) (i|we), where (is|are|can|do), quick question, simple question, forgot .. password, reset .. password, copy of .. invoice, send .. (invoice|receipt), change .. (email|name|address|card|password), what (is|are) (your|the), update .. (card|address|email|billing|payment), cancel .. subscription, is it possible, just wondering, typo, invite, add .. (user|users|seat|seats), opening hours, business hours, price, pricing`,
}
