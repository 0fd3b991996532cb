const { etages } = require('./scripts/etages.ts')

// Les étages : une salle n'utilise que celles d'en dessous, et d'une autre salle jamais les pages ni les routes.
const salles = etages.slice(etages.indexOf('interface') + 1)
const toutes = `(${[...salles, 'demonstration'].join('|')})`

const versLeHaut = etages.slice(0, -1).map((etage, rang) => ({
  name: `etage-${etage}`,
  severity: 'error',
  from: { path: `^src/${etage}/`, pathNot: '(\\.test\\.tsx?|base-de-test\\.ts)$' },
  to: { path: `^src/(${etages.slice(rang + 1).join('|')}|salles\\.ts|app\\.tsx|server\\.ts)` },
}))

module.exports = {
  forbidden: [
    ...versLeHaut,
    { name: 'pas-de-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'une-salle-ne-prend-pas-les-pages-d-une-autre',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^src/${toutes}/.*(Page\\.tsx|\\.routes\\.tsx)$`,
        // Ce que toute sorte peut faire est fait pour être pris.
        pathNot: '^src/($1|fiche)/',
      },
    },
    {
      // Ce qui parcourt les salles les reçoit (`c.var.salles`) : en ajouter une n'y change rien.
      name: 'devant-ne-connait-aucune-salle',
      severity: 'error',
      from: { path: '^src/devant/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${salles.slice(salles.indexOf('fiche') + 1, salles.indexOf('devant')).join('|')})/` },
    },
    {
      name: 'le-sql-vit-dans-les-repositories',
      severity: 'error',
      from: {
        path: `^src/${toutes}/`,
        pathNot: '(\\.repository|\\.factory|\\.test|authentification|document-[a-z-]+)\\.tsx?$',
      },
      to: { path: '^node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'une-ile-reste-dans-le-navigateur',
      severity: 'error',
      from: { path: '\\.island\\.ts$' },
      to: { path: '^src/(socle|referentiel|membre)/|^node_modules' },
    },
    {
      name: 'pas-de-fabrique-en-service',
      severity: 'error',
      from: { pathNot: '(\\.test\\.tsx?|\\.factory\\.ts|essais\\.ts|base-de-test\\.ts)$' },
      to: { path: '(\\.factory|essais)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
}
