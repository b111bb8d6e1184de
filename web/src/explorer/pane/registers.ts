// Address is where a register shows what it calls so; '' where we know no such
// place. Only addresses of the web are ever linked to.
export function address(scheme: string, value: string): string {
  switch (scheme) {
    case 'wikidata':
      return /^Q\d+$/.test(value) ? `https://www.wikidata.org/wiki/${value}` : '';
    case 'url':
      return /^https?:\/\//.test(value) ? value : '';
    case 'symbol':
      return /^[AES]\/[\w/.()-]+$/.test(value) ? `https://undocs.org/${encodeURI(value)}` : '';
    case 'cets':
      return /^\d+$/.test(value) ? `https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum=${value.padStart(3, '0')}` : '';
    default:
      return '';
  }
}
