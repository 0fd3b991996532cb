// Les étages : une salle n'utilise que celles d'en dessous, et d'une autre salle jamais les pages ni les routes.
const etages = ['socle', '(interface|instruments)', 'referentiel', 'territoire', 'membre', 'acteur', 'accueil', 'api']

const versLeHaut = etages.slice(0, -1).map((etage, rang) => ({
  name: `etage-${etage.replace(/\W/g, '')}`,
  severity: 'error',
  from: { path: `^src/${etage}/`, pathNot: '(\\.test\\.tsx?|base-de-test\\.ts)$' },
  to: { path: `^src/(${etages.slice(rang + 1).join('|')}|app\\.tsx|server\\.ts)` },
}))

module.exports = {
  forbidden: [
    ...versLeHaut,
    { name: 'pas-de-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'interface-et-instruments-ignorent-les-salles',
      severity: 'error',
      from: { path: '^src/(interface|instruments)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(referentiel|territoire|membre|acteur|accueil|api|demonstration)/' },
    },
    {
      name: 'une-salle-ne-prend-pas-les-pages-d-une-autre',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/(referentiel|territoire|membre|acteur|accueil|api|demonstration)/.*(Page\\.tsx|\\.routes\\.tsx)$',
        pathNot: '^src/$1/',
      },
    },
    {
      name: 'le-sql-vit-dans-les-repositories',
      severity: 'error',
      from: {
        path: '^src/(referentiel|territoire|membre|acteur|accueil|api|demonstration)/',
        pathNot: '(\\.repository|\\.factory|\\.test|authentification|document-acteur)\\.tsx?$',
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
      from: { pathNot: '(\\.test\\.tsx?|\\.factory\\.ts|base-de-test\\.ts)$' },
      to: { path: '\\.factory\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
}
