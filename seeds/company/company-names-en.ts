/** What companies are called, and what they do. */
export const FIRST_WORDS =
  'Brightwater Oakline Northgate Silverfern Copperfield Harbourside Redwood Larkspur Stonebridge Bluebell Meridian Cedarhurst Foxglove Ironwood Saltmarsh Windermere Juniper Halcyon Greycliff Solstice Marigold Tamarind Riverbend Ashgrove Quillon Fairhaven Kingsley Lumina Everhart Pinecrest Thistledown Wexford Bramble Caldera Dovetail Emberly Fernhill Goldcrest Hazelmere Islington Jasperton Kelvingrove Lanternhill Moorland Nightingale Orchardview Palladin Quarrystone Rosewell Sandpiper Tidewater Umberfield Valewood Willowmere Yarrow Zephyr Altamira Belmonte Corvina Drachenfels Estrella Fjordline Grünwald Helvetia'.split(
    ' ',
  )
export const TRADES =
  'Logistics,Architects,Studio,Dental Group,Foods,Analytics,Robotics,Legal,Media,Outdoor,Consulting,Energy,Health,Interiors,Freight,Labs,Publishing,Engineering,Travel,Insurance,Education,Ceramics,Brewing,Biotech,Events,Textiles,Property,Marine,Agency,Cooperative'.split(
    ',',
  )
