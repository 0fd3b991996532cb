import type { Essais } from '#socle/essais.ts'

export const essais: Essais = {
  droits: {
    'GET /oai': { droit: 'public', exemple: () => '/oai?verb=Identify' },
    'GET /robots.txt': { droit: 'public' },
    'GET /llms.txt': { droit: 'public' },
    'GET /sitemap.xml': { droit: 'public' },
    'GET /plans/pages.xml': { droit: 'public' },
    'GET /plans/:plan{[a-z]+-[0-9]{1,9}\\.xml}': { droit: 'public', exemple: () => '/plans/territoire-0.xml' },
    'GET /catalogue.jsonld': { droit: 'public' },
    'POST /oai': { droit: 'public', envoi: () => ({ verb: 'Identify' }) },
  },
  absurdes: {
    publiques: ['/oai'],
    parametres: ['verb', 'set', 'from', 'until', 'metadataPrefix', 'resumptionToken'],
  },
}
